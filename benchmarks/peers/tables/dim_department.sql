SELECT department_id, region_id, code, name FROM dim_department
