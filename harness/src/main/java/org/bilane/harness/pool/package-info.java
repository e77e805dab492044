/**
 * How commands want their pools of workers: how long chunks are, whether workers are pinned, and until when they may
 * evaluate, and files may be read for them.
 */
package org.bilane.harness.pool;
