/**
 * Random calls for a long time: from several threads at once, over pools that are shared and pools of their own, with
 * calls cancelled, timed out and interrupted and pools closed in the middle. Each result is compared bit by bit with
 * that of the calling thread, and memory and threads with what they were at the start.
 */
package org.bilane.harness.developer.soak;
