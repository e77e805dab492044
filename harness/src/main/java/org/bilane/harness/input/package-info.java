/**
 * Arrays by the names that users give them, {@code FILE} or {@code FILE:NAME}: which part is the file, which format it
 * has, and which of its arrays is meant.
 */
package org.bilane.harness.input;
