/**
 * Bilane inside Apache Spark: surfaces from a stack file or a broadcast, held once by each executor process, evaluated
 * at the points of a {@code Dataset<Row>}. {@link org.bilane.spark.StackHandle} says which surfaces,
 * {@link org.bilane.spark.SparkSurfaces} what to do with them.
 */
package org.bilane.spark;
