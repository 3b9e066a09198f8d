-- Migrations run as the role that owns the schemas, whoever logged in.
SET ROLE evenhand_owner;
