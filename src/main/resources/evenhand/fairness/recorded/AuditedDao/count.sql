-- Decisions that are alike in group, result and all that is compared within, and how many there are.
WITH person AS (
  SELECT *, persons -> :role AS person
  FROM audited
  WHERE accepted IS NOT NULL OR NOT :isAnsweredOnly
), told AS (
  SELECT coalesce(person ->> :characteristic, '') AS recorded,
         coalesce(person ->> 'ethnicity_officer_defined', '') AS officer_defined,
         outcome @> ANY (:outcomes::jsonb[])
           OR rules && :rules::text[]
           OR coalesce(later_outcomes @> ANY (:later::jsonb[]), false)
           OR coalesce(jsonb_build_object('accepted', accepted, 'lowered', lowered)
                       @> ANY (:responses::jsonb[]), false) AS selected,
         CASE WHEN :positiveOutcome::text IS NOT NULL THEN later_outcomes @> :positiveOutcome::jsonb
              WHEN :positiveAnswer::text IS NOT NULL
              THEN (compared ->> :positiveAnswer) IN ('yes', 'true') END AS positive,
         ARRAY(SELECT coalesce(
                        CASE u.name
                          WHEN 'person_sex' THEN person ->> 'sex'
                          WHEN 'person_age' THEN
                            (ARRAY['17 and under', '18-24', '25-34', '35-54', '55 and over'])[
                              width_bucket((person ->> 'age')::int, ARRAY[0, 18, 25, 35, 55])]
                          ELSE compared ->> u.name
                        END, '')
               FROM unnest(:columns::text[]) WITH ORDINALITY AS u(name, place)
               ORDER BY u.place) AS cells,
         version || ' ' || to_char(as_of_hour AT TIME ZONE 'Europe/London', :periodFormat) AS period,
         ARRAY(SELECT r FROM unnest(rules) AS r
               WHERE r = ANY (:deciding::text[]) ORDER BY r) AS deciding,
         first_of_contact
  FROM person
)
SELECT recorded, officer_defined, selected, positive, cells, period, deciding,
       count(*) AS decisions, count(*) FILTER (WHERE first_of_contact) AS firsts
FROM told
GROUP BY recorded, officer_defined, selected, positive, cells, period, deciding
