/** How the values of a stack lie in memory: the K values of a node together, and which cells need care. */
package org.bilane.kernel.table;
