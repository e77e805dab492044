/** How long the chunks are that workers take. */
package org.bilane.kernel.plan;
