/// How the mensajero learns that another process committed: the store's change signal, handed in by who opened it.
package struct ChangeWatch {
    /// Readable when something happened; for `poll`.
    package let descriptor: Int32
    /// Takes the events off the descriptor without waiting.
    package let drain: () -> Void

    package init(descriptor: Int32, drain: @escaping () -> Void) {
        self.descriptor = descriptor
        self.drain = drain
    }
}
