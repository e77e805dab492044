/**
 * HDF5 and netCDF-4 files, read by jHDF: the only package that knows of that library.
 *
 * <p>jHDF reads the structure of a file, object by object, so that one that it does not know leaves the others
 * readable. Data that lies in one piece is mapped by {@link org.bilane.harness.array.MappedFile}; chunks are fetched
 * one by one, their filters undone here, in memory bounded by the size of a chunk; and where the file has nothing stored,
 * its fill value stands. Whatever the library throws, a lack of memory or of stack included, becomes an
 * {@link org.bilane.harness.array.ArrayException}, and what it reads of the structure is counted, so that a file whose
 * parts lead back to themselves comes to an end.
 */
package org.bilane.harness.hdf5;
