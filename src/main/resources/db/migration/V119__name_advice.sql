-- What the audit tells apart in an outcome. An array without due times: advice that is alike is the same text, and read once.
-- Of one expression, so that it costs no call: it is put in the place of its name.
CREATE FUNCTION monitoring.advice(outcome jsonb) RETURNS text
LANGUAGE sql STABLE
RETURN jsonb_build_array(outcome -> 'grades', outcome -> 'flags',
                         jsonb_path_query_array(outcome, '$.actions[*].code'),
                         jsonb_path_query_array(outcome, '$.reviews[*].code'),
                         jsonb_path_query_array(outcome, '$.blocks[*].code'),
                         outcome -> 'options', outcome -> 'provisional')::text;
