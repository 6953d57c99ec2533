SELECT indicator_id, name FROM dim_indicator
