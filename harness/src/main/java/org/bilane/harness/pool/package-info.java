/** How commands want their pools of workers: how long chunks are, whether workers are pinned, and until when. */
package org.bilane.harness.pool;
