-- Annual goals, once each: most are those of the year before. 0 is none printed.
CREATE TABLE stored.goal (
    goal_serial INTEGER NOT NULL,
    goal        VARCHAR USING COMPRESSION zstd
);
