-- The projects of the facts, by their number within this release: those of one unit have numbers next to each other.
CREATE TABLE stored.project (
    project_serial INTEGER NOT NULL,
    project_id     BIGINT NOT NULL
);
