// What `u` says.

extension Texts {
    var changedSince: String {
        choose("Cambió después: se deja como está ahora", "It was changed since: it stays as it is now")
    }
    var recordedByMistake: String { choose("deshecho: se anotó por error", "undone: recorded by mistake") }

    // MARK: What was taken back

    var promiseWithdrawn: String { choose("Promesa retirada", "Promise taken back") }
    var loanAsBefore: String { choose("El préstamo está como antes", "The loan is as it was before") }
    var clientAsBefore: String { choose("El cliente está como antes", "The client is as before") }
    var consentAsBefore: String { choose("La autorización está como antes", "The consent is as it was before") }
    var marksAsBefore: String { choose("Las marcas están como antes", "The marks are as they were before") }
    var templateAsBefore: String { choose("La plantilla está como antes", "The template is as it was before") }

    func optOutsAsBefore(_ withdrawn: Int) -> String {
        guard withdrawn > 0 else { return choose("La baja se deshizo", "The opt-out is undone") }
        let stay = withdrawn == 1 ? "no vuelve a la cola: " : "no vuelven a la cola: "
        return choose("La baja se deshizo; " + stay, "The opt-out is undone; not queued again: ")
            + count(withdrawn, es: ("mensaje", "mensajes"), en: ("message", "messages"))
    }

    // MARK: What cannot be

    var optOutStays: String {
        choose("Levantar una baja es de la oficina: pídalo allá", "To lift an opt-out is the office's: ask there")
    }
    var clientStays: String {
        choose("Un cliente nuevo no se borra: corríjalo con e", "A new client is not deleted: mend it with e")
    }
    var loanStays: String {
        choose("Un préstamo nuevo no se borra: corríjalo con e", "A new loan is not deleted: mend it with e")
    }
    var approvalStays: String {
        choose(
            "Una aprobación no se deshace; x retira el aviso mientras no salga",
            "An approval is not undone; x withdraws its message until it leaves")
    }
    var annulmentStays: String {
        choose(
            "Una anulación no se deshace: registre el pago otra vez con p",
            "An annulment stays: register it again with p")
    }
    var withdrawalStays: String {
        choose("Lo retirado no vuelve a la cola: r lo envía otra vez", "What was withdrawn stays so: r sends it again")
    }
    var decisionStays: String {
        choose("Lo decidido queda anotado: r lo envía otra vez", "What was decided stays: r sends it again")
    }
}
