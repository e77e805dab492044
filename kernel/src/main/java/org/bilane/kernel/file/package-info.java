/** The stack file: how a stack is kept outside the process, written whole or not at all, and verified when read. */
package org.bilane.kernel.file;
