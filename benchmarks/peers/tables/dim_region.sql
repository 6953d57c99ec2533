SELECT region_id, mof_div_code, name FROM dim_region
