#ifndef DIAMANTE_CNCURSES_SHIM_H
#define DIAMANTE_CNCURSES_SHIM_H
// The wide interface has to be asked for before the include.
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

// Swift imports neither global variables that may change, nor macros with casts or arguments.
static inline FILE *diamante_stdin(void) { return stdin; }
static inline FILE *diamante_stdout(void) { return stdout; }
static inline WINDOW *diamante_stdscr(void) { return stdscr; }
static inline WINDOW *diamante_curscr(void) { return curscr; }
static inline int diamante_lines(void) { return LINES; }
static inline int diamante_columns(void) { return COLS; }
static inline int diamante_colors(void) { return COLORS; }
static inline int diamante_key_function(int n) { return KEY_F(n); }

static const unsigned diamante_bold = A_BOLD;
static const unsigned diamante_dim = A_DIM;
static const unsigned diamante_underline = A_UNDERLINE;
static const unsigned diamante_reverse = A_REVERSE;

// One cell of a row for wadd_wchnstr: a base character with up to two combining marks (0 = none).
static inline void diamante_set_cell(cchar_t *cell, unsigned base, unsigned mark1, unsigned mark2,
                                     unsigned attributes, short pair) {
    wchar_t text[4] = {(wchar_t)base, (wchar_t)mark1, (wchar_t)mark2, 0};
    setcchar(cell, text, attributes, pair, NULL);
}

// A number of the terminal opened last; negative when absent.
static inline int diamante_number(const char *name) { return tigetnum((char *)name); }

// A string capability of the terminal opened last; NULL when absent, also where terminfo answers -1.
static inline const char *diamante_capability(const char *name) {
    const char *value = tigetstr((char *)name);
    return value == (const char *)-1 ? NULL : value;
}

// wcwidth is not declared to Swift, and it asks the thread's locale: a UTF-8 one is lent to it for the call.
extern int wcwidth(wchar_t);
static inline locale_t diamante_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }
static inline int diamante_width(unsigned scalar, locale_t utf8) {
    if (!utf8) return wcwidth((wchar_t)scalar);
    locale_t before = uselocale(utf8);
    int width = wcwidth((wchar_t)scalar);
    uselocale(before);
    return width;
}

// Whether the program's character type is UTF-8 now.
static inline bool diamante_codeset_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// Declared to GNU programs only: a file in memory that ends with the process, and another file behind a descriptor.
extern int memfd_create(const char *, unsigned);
extern int dup3(int, int, int);
static inline int diamante_memory_file(const char *name) { return memfd_create(name, 1 /* MFD_CLOEXEC */); }
static inline bool diamante_lead(int descriptor, int file) { return dup3(file, descriptor, O_CLOEXEC) >= 0; }
#endif
