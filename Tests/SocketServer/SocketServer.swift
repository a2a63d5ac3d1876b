import Foundation
import Glibc
import Synchronization

/// A server on 127.0.0.1 whose every byte is scripted: `serve` gets each connection with its number, from 0, on a
/// thread of its own. Nothing is accepted after `stop`.
package final class SocketServer: Sendable {
    package let port: Int
    private let listener: Int32
    private let record = Mutex(Record())

    package struct Record: Sendable {
        package var connections = 0
        /// Requests that arrived whole, body included.
        package var requests: [ReceivedRequest] = []

        package var posts: Int { requests.count { $0.method == "POST" } }
    }

    package init(serve: @escaping @Sendable (Connection) -> Void) throws {
        (listener, port) = try SocketServer.listen(backlog: 128)
        let listener = listener
        Thread.detachNewThread { [self] in
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else {
                    // Closed here and nowhere else: another server may own the number the moment it is free.
                    close(listener)
                    return
                }
                let number = record.withLock { record in
                    defer { record.connections += 1 }
                    return record.connections
                }
                Thread.detachNewThread { [self] in
                    let connection = Connection(socket, number) { [self] request in
                        record.withLock { $0.requests.append(request) }
                    }
                    serve(connection)
                    connection.close()
                }
            }
        }
    }

    package var url: String { "http://127.0.0.1:\(port)" }
    package var seen: Record { record.withLock { $0 } }

    package func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// A socket that listens on a free port of 127.0.0.1.
    package static func listen(backlog: Int32) throws -> (socket: Int32, port: Int) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, length) == 0 && Glibc.listen(socket, backlog) == 0
                    && getsockname(socket, pointer, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }
}
