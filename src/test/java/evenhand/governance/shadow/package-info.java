@org.jspecify.annotations.NullMarked
package evenhand.governance.shadow;
