/** One chunk of points on its way: located, evaluated by the chosen path, summed or stored. */
package org.bilane.kernel.chunk;
