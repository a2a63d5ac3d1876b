#ifndef DIAMANTE_CSQLITE_SHIM_H
#define DIAMANTE_CSQLITE_SHIM_H
#include <sqlite3.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Swift imports neither casts to a function pointer nor extended codes built by shifting.
static inline int diamante_bind_text(sqlite3_stmt *s, int i, const char *bytes, int length) {
    // A null pointer would bind NULL: empty text is text.
    return length == 0 ? sqlite3_bind_text(s, i, "", 0, SQLITE_STATIC)
                       : sqlite3_bind_text(s, i, bytes, length, SQLITE_TRANSIENT);
}
static inline int diamante_bind_blob(sqlite3_stmt *s, int i, const void *bytes, int length) {
    return length == 0 ? sqlite3_bind_zeroblob(s, i, 0) : sqlite3_bind_blob(s, i, bytes, length, SQLITE_TRANSIENT);
}
// What SQLite frees stays with the process until the C library is told.
static inline void diamante_give_memory_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
#endif
