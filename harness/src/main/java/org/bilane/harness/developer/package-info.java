/**
 * The commands by which Bilane's developers measure and test it: {@code compare}, {@code bench} and {@code soak}, with
 * their reports and pictures. The work of each is in a package below this one. No command for users needs any of it.
 */
package org.bilane.harness.developer;
