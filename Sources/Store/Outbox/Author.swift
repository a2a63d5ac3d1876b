extension Store {
    /// What is written from now on is written by this name: the mensajero's own, so that its pauses are told from a
    /// person's.
    package func write(as author: String) {
        login = author
    }
}
