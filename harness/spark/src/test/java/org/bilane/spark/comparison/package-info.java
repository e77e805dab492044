/** Bilane on Spark beside what one would write without it, in turns, on the same points. */
package org.bilane.spark.comparison;
