#ifndef DIAMANTE_CNCURSES_SHIM_H
#define DIAMANTE_CNCURSES_SHIM_H
// The wide interface has to be asked for before the include.
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <ncurses.h>
#endif
