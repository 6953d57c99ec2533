-- message: the text names an activity and no cost: name what is paid or suffered
-- Words are searched last, of what is left: a search takes longer than all else.
SELECT target.row_id, target.name_printed AS observed, 'a social or environmental cost' AS expected
FROM fact_indicator_target AS target
JOIN judged_classes AS class USING (class_id)
WHERE CASE
    WHEN class.is_social_cost THEN says('activity', target.name_printed) AND NOT says('cost', target.name_printed)
END
