/** The races of evaluations on a pool, by the public API. */
package org.bilane.kernel;
