internal import CCurl
internal import Glibc

/// Several requests in flight in one loop, without threads of our own: `start` them, then `wait` again and again.
///
/// Every request that was started ends in exactly one `Outcome`, whatever happens. Connections are kept and reused;
/// no POST is ever sent twice (`EasyHandle.configurePost`). SIGPIPE is ignored from the first one on, because OpenSSL
/// writes to sockets whose other end is gone.
package final class Transfers<Tag: Sendable> {
    private let multi: UnsafeMutableRawPointer
    private var flights: [UnsafeMutableRawPointer: Flight] = [:]
    private var idle: [EasyHandle] = []
    /// Ended before they began: handed out by the next `wait`.
    private var stillborn: [Outcome<Tag>] = []

    private struct Flight {
        let tag: Tag
        let exchange: Exchange
    }

    /// What ended, and which of the caller's own descriptors have something to say.
    package struct Wake {
        package let finished: [Outcome<Tag>]
        package let ready: [Int32]
    }

    /// `connections`: how many idle ones are kept. Throws only where libcurl cannot be set up at all.
    package init(connections: Int = 64) throws(HTTPError) {
        guard CurlLibrary.isReady, let multi = ccurl_multi_init() else {
            throw .nothingLeft(.curl(Int32(bitPattern: CURLE_FAILED_INIT.rawValue)))
        }
        self.multi = multi
        _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
    }

    /// Ends the connections; whatever is in flight is abandoned.
    deinit {
        for pointer in flights.keys {
            ccurl_multi_remove_handle(multi, pointer)
            ccurl_easy_cleanup(pointer)
        }
        for handle in idle { handle.close() }
        ccurl_multi_cleanup(multi)
    }

    package var inFlight: Int { flights.count + stillborn.count }

    /// Never fails by itself: a request that cannot be started ends in `nothingLeft`. Its first byte leaves in `wait`.
    package func start(_ request: Request, tag: Tag) {
        guard let handle = idle.popLast() ?? EasyHandle() else {
            return fail(tag, .nothingLeft(.curl(Int32(bitPattern: CURLE_OUT_OF_MEMORY.rawValue))))
        }
        let exchange = Exchange(request)
        do throws(HTTPError) {
            try handle.configure(request, exchange)
        } catch {
            recycle(handle)
            return fail(tag, error)
        }
        guard ccurl_multi_add_handle(multi, handle.pointer) == CURLM_OK else {
            recycle(handle)
            return fail(tag, .nothingLeft(.curl(Int32(bitPattern: CURLE_FAILED_INIT.rawValue))))
        }
        flights[handle.pointer] = Flight(tag: tag, exchange: exchange)
    }

    /// Works until something finished, one of `descriptors` can be read, a signal came or `milliseconds` are over.
    /// It may return earlier with nothing: call it again.
    package func wait(milliseconds: Int, descriptors: [Int32] = []) -> Wake {
        var finished = perform()
        if finished.isEmpty {
            sleep(milliseconds, descriptors)
            finished = perform()
        }
        return Wake(finished: finished, ready: readable(descriptors))
    }

    private func perform() -> [Outcome<Tag>] {
        var running: Int32 = 0
        let code = ccurl_multi_perform(multi, &running)
        var finished = stillborn
        stillborn = []
        var left: Int32 = 0
        while let message = ccurl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            finished += finish(message.pointee.easy_handle, message.pointee.data.result)
        }
        // The multi handle is broken (out of memory): everybody is told instead of being waited for.
        if code != CURLM_OK {
            for pointer in Array(flights.keys) { finished += finish(pointer, CURLE_FAILED_INIT) }
        }
        return finished
    }

    private func finish(_ pointer: UnsafeMutableRawPointer, _ code: CURLcode) -> [Outcome<Tag>] {
        guard let flight = flights.removeValue(forKey: pointer) else { return [] }
        let handle = EasyHandle(pointer)
        let outcome = Outcome(tag: flight.tag, result: handle.result(code, flight.exchange), trace: handle.trace)
        ccurl_multi_remove_handle(multi, pointer)
        recycle(handle)
        return [outcome]
    }

    private func sleep(_ milliseconds: Int, _ descriptors: [Int32]) {
        let timeout = Int32(clamping: max(0, milliseconds))
        var watched = descriptors.map { curl_waitfd(fd: $0, events: Int16(CURL_WAIT_POLLIN), revents: 0) }
        var count: Int32 = 0
        if ccurl_multi_poll(multi, &watched, UInt32(watched.count), timeout, &count) != CURLM_OK {
            // Never spin, should the kernel refuse to poll.
            _ = poll(nil, 0, min(timeout, 100))
        }
    }

    /// Asked again because libcurl does not hand on a hang-up or an error: such a descriptor is ready too.
    private func readable(_ descriptors: [Int32]) -> [Int32] {
        guard !descriptors.isEmpty else { return [] }
        var watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&watched, nfds_t(watched.count), 0) > 0 else { return [] }
        return watched.filter { $0.revents != 0 }.map(\.fd)
    }

    private func recycle(_ handle: EasyHandle) {
        guard idle.count < 64 else { return handle.close() }
        // Before anything else: it forgets the credentials.
        handle.reset()
        idle.append(handle)
    }

    private func fail(_ tag: Tag, _ error: HTTPError) {
        stillborn.append(Outcome(tag: tag, result: .failure(error), trace: Trace()))
    }
}
