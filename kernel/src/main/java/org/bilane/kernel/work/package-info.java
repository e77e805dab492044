/** Workers: publish a job, claim its tasks, finish it. Knows nothing of surfaces. */
package org.bilane.kernel.work;
