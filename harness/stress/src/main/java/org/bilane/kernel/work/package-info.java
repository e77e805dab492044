/** The races of jobs and crews: the actors of a test are their workers, publishers, waiters and cancellers. */
package org.bilane.kernel.work;
