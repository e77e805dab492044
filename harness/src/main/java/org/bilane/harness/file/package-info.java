/**
 * Files that are written whole or not at all: to a temporary file beside the target, which takes the target's name only
 * when it is complete, and vanishes otherwise.
 */
package org.bilane.harness.file;
