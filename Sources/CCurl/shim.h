#ifndef DIAMANTE_CCURL_SHIM_H
#define DIAMANTE_CCURL_SHIM_H
#include <curl/curl.h>
#endif
