#ifndef DIAMANTE_CCURL_SHIM_H
#define DIAMANTE_CCURL_SHIM_H
#include <dlfcn.h>
// The type checks of curl's macros would hide that these are functions.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

/* libcurl and the thirty libraries behind it are loaded when the first request is made: a console, which never speaks to
   the network, neither waits for them nor holds their memory. A machine without libcurl answers like one without memory. */
static inline void *ccurl_symbol(const char *name) {
    static void *library;
    if (!library) library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    return library ? dlsym(library, name) : 0;
}

static inline CURL *ccurl_easy_init(void) {
    __typeof__(&curl_easy_init) call = (__typeof__(&curl_easy_init))ccurl_symbol("curl_easy_init");
    return call ? call() : 0;
}

static inline void ccurl_easy_cleanup(CURL *easy) {
    __typeof__(&curl_easy_cleanup) call = (__typeof__(&curl_easy_cleanup))ccurl_symbol("curl_easy_cleanup");
    if (call) call(easy);
}

static inline CURLcode ccurl_easy_perform(CURL *easy) {
    __typeof__(&curl_easy_perform) call = (__typeof__(&curl_easy_perform))ccurl_symbol("curl_easy_perform");
    return call ? call(easy) : CURLE_FAILED_INIT;
}

static inline void ccurl_easy_reset(CURL *easy) {
    __typeof__(&curl_easy_reset) call = (__typeof__(&curl_easy_reset))ccurl_symbol("curl_easy_reset");
    if (call) call(easy);
}

static inline void ccurl_free(void *memory) {
    __typeof__(&curl_free) call = (__typeof__(&curl_free))ccurl_symbol("curl_free");
    if (call) call(memory);
}

static inline CURLcode ccurl_global_init(long flags) {
    __typeof__(&curl_global_init) call = (__typeof__(&curl_global_init))ccurl_symbol("curl_global_init");
    return call ? call(flags) : CURLE_FAILED_INIT;
}

static inline CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy) {
    __typeof__(&curl_multi_add_handle) call = (__typeof__(&curl_multi_add_handle))ccurl_symbol("curl_multi_add_handle");
    return call ? call(multi, easy) : CURLM_INTERNAL_ERROR;
}

static inline CURLMcode ccurl_multi_cleanup(CURLM *multi) {
    __typeof__(&curl_multi_cleanup) call = (__typeof__(&curl_multi_cleanup))ccurl_symbol("curl_multi_cleanup");
    return call ? call(multi) : CURLM_INTERNAL_ERROR;
}

static inline CURLMsg *ccurl_multi_info_read(CURLM *multi, int *left) {
    __typeof__(&curl_multi_info_read) call = (__typeof__(&curl_multi_info_read))ccurl_symbol("curl_multi_info_read");
    return call ? call(multi, left) : 0;
}

static inline CURLM *ccurl_multi_init(void) {
    __typeof__(&curl_multi_init) call = (__typeof__(&curl_multi_init))ccurl_symbol("curl_multi_init");
    return call ? call() : 0;
}

static inline CURLMcode ccurl_multi_perform(CURLM *multi, int *running) {
    __typeof__(&curl_multi_perform) call = (__typeof__(&curl_multi_perform))ccurl_symbol("curl_multi_perform");
    return call ? call(multi, running) : CURLM_INTERNAL_ERROR;
}

static inline CURLMcode ccurl_multi_poll(CURLM *multi, struct curl_waitfd descriptors[], unsigned int count, int milliseconds, int *ready) {
    __typeof__(&curl_multi_poll) call = (__typeof__(&curl_multi_poll))ccurl_symbol("curl_multi_poll");
    return call ? call(multi, descriptors, count, milliseconds, ready) : CURLM_INTERNAL_ERROR;
}

static inline CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy) {
    __typeof__(&curl_multi_remove_handle) call = (__typeof__(&curl_multi_remove_handle))ccurl_symbol("curl_multi_remove_handle");
    return call ? call(multi, easy) : CURLM_INTERNAL_ERROR;
}

static inline struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *text) {
    __typeof__(&curl_slist_append) call = (__typeof__(&curl_slist_append))ccurl_symbol("curl_slist_append");
    return call ? call(list, text) : 0;
}

static inline void ccurl_slist_free_all(struct curl_slist *list) {
    __typeof__(&curl_slist_free_all) call = (__typeof__(&curl_slist_free_all))ccurl_symbol("curl_slist_free_all");
    if (call) call(list);
}

static inline CURLU *ccurl_url(void) {
    __typeof__(&curl_url) call = (__typeof__(&curl_url))ccurl_symbol("curl_url");
    return call ? call() : 0;
}

static inline void ccurl_url_cleanup(CURLU *url) {
    __typeof__(&curl_url_cleanup) call = (__typeof__(&curl_url_cleanup))ccurl_symbol("curl_url_cleanup");
    if (call) call(url);
}

static inline CURLUcode ccurl_url_get(const CURLU *url, CURLUPart part, char **text, unsigned int flags) {
    __typeof__(&curl_url_get) call = (__typeof__(&curl_url_get))ccurl_symbol("curl_url_get");
    return call ? call(url, part, text, flags) : CURLUE_OUT_OF_MEMORY;
}

static inline CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags) {
    __typeof__(&curl_url_set) call = (__typeof__(&curl_url_set))ccurl_symbol("curl_url_set");
    return call ? call(url, part, text, flags) : CURLUE_OUT_OF_MEMORY;
}


/* curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic, which Swift does not import:
   one typed door for each kind of value. */

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
    __typeof__(&curl_easy_setopt) call = (__typeof__(&curl_easy_setopt))ccurl_symbol("curl_easy_setopt");
    return call ? call(easy, option, value) : CURLE_FAILED_INIT;
}

static inline CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    __typeof__(&curl_easy_setopt) call = (__typeof__(&curl_easy_setopt))ccurl_symbol("curl_easy_setopt");
    return call ? call(easy, option, value) : CURLE_FAILED_INIT;
}

/* libcurl copies the string; NULL takes an earlier value away. */
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
    __typeof__(&curl_easy_setopt) call = (__typeof__(&curl_easy_setopt))ccurl_symbol("curl_easy_setopt");
    return call ? call(easy, option, value) : CURLE_FAILED_INIT;
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
    __typeof__(&curl_easy_setopt) call = (__typeof__(&curl_easy_setopt))ccurl_symbol("curl_easy_setopt");
    return call ? call(easy, option, value) : CURLE_FAILED_INIT;
}

/* libcurl does not copy the list: it must outlive the transfer. */
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    __typeof__(&curl_easy_setopt) call = (__typeof__(&curl_easy_setopt))ccurl_symbol("curl_easy_setopt");
    return call ? call(easy, option, value) : CURLE_FAILED_INIT;
}

/* For CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION and CURLOPT_READFUNCTION, which share one type. */
typedef size_t (*ccurl_transfer_function)(char *buffer, size_t size, size_t count, void *context);

static inline CURLcode ccurl_set_transfer_function(CURL *easy, CURLoption option, ccurl_transfer_function value) {
    __typeof__(&curl_easy_setopt) call = (__typeof__(&curl_easy_setopt))ccurl_symbol("curl_easy_setopt");
    return call ? call(easy, option, value) : CURLE_FAILED_INIT;
}

typedef int (*ccurl_seek_function)(void *context, curl_off_t offset, int origin);

static inline CURLcode ccurl_set_seek_function(CURL *easy, ccurl_seek_function value) {
    __typeof__(&curl_easy_setopt) call = (__typeof__(&curl_easy_setopt))ccurl_symbol("curl_easy_setopt");
    return call ? call(easy, CURLOPT_SEEKFUNCTION, value) : CURLE_FAILED_INIT;
}

/* The macro is a cast, which Swift does not import. */
static const long ccurl_auth_basic = CURLAUTH_BASIC;

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
    __typeof__(&curl_easy_getinfo) call = (__typeof__(&curl_easy_getinfo))ccurl_symbol("curl_easy_getinfo");
    return call ? call(easy, info, value) : CURLE_FAILED_INIT;
}

static inline CURLcode ccurl_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
    __typeof__(&curl_easy_getinfo) call = (__typeof__(&curl_easy_getinfo))ccurl_symbol("curl_easy_getinfo");
    return call ? call(easy, info, value) : CURLE_FAILED_INIT;
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    __typeof__(&curl_multi_setopt) call = (__typeof__(&curl_multi_setopt))ccurl_symbol("curl_multi_setopt");
    return call ? call(multi, option, value) : CURLM_INTERNAL_ERROR;
}
#endif
