/**
 * PostgreSQL: embedded by default or connected to, checked for durability, migrated, one pool a
 * role.
 */
@NullMarked
package evenhand.database;

import org.jspecify.annotations.NullMarked;
