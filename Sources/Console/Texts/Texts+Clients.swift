import Lending
import Messaging
import Store

// Clients: the list, the card, consents and opt-outs.

extension Texts {
    var manyClients: String { choose("muchos clientes", "many clients") }
    var loansTitle: String { choose("Préstamos", "Loans") }
    var consentsTitle: String { choose("Autorizaciones", "Consents") }
    var contactsTitle: String { choose("Contactos", "Contacts") }
    var wrote: String { choose("escribió", "wrote") }
    var owesNothing: String { choose("no debe nada", "owes nothing") }
    var activeLoans: String { choose("Prést.", "Loans") }
    var mayReceive: String { choose("Autoriza", "Consent") }
    var routeFilterTitle: String { choose("Filtrar los clientes", "Filter the clients") }
    var noConsent: String { choose("nada", "nothing") }
    var noClients: String { choose("No hay clientes.", "There are no clients.") }
    var chooseLoan: String {
        choose("Tiene varios préstamos: elija uno y pulse p", "There are several loans: select one and press p")
    }

    func name(_ sort: ClientSort) -> String {
        switch sort {
        case .name: choose("nombre", "name")
        case .balance: choose("saldo", "balance")
        case .days: choose("días", "days")
        case .document: choose("documento", "document")
        case .loans: choose("préstamos", "loans")
        case .reach: choose("autoriza", "consent")
        case .message: choose("último mensaje", "last message")
        }
    }

    func name(_ purpose: Consent.Purpose) -> String {
        switch purpose {
        case .collection: choose("cobro", "loans")
        case .marketing: choose("avisos", "notices")
        }
    }

    /// Silence is no consent.
    func word(_ state: Consent.State?) -> String {
        switch state {
        case .granted: choose("autoriza", "allowed")
        case .revoked: choose("retirada", "revoked")
        case nil: choose("no consta", "no record")
        }
    }

    /// Of the first no of who had never said yes: nothing was taken back.
    var neverAgreed: String { choose("no autorizó", "did not agree") }

    func name(_ reach: ContactProfile.Reach) -> String {
        switch reach {
        case .reachable: ""
        case .missing: choose("falta", "missing")
        case .landline: choose("es fijo", "landline")
        case .bad: choose("no funciona", "does not work")
        case .refused: choose("nos bloqueó", "blocked us")
        }
    }

    /// `contrato firmado · ana · 23/11/2026`
    func proof(_ event: ConsentEvent, _ clock: BusinessClock) -> String {
        let day = clock.zone.civil(event.at.adding(seconds: clock.offsetSeconds)).day
        return event.source + " · " + event.by + " · " + long(day)
    }

    func optedOutLine(_ means: ContactMeans, _ scope: OptOut.Scope) -> String {
        choose("\(name(means)): de baja, ", "\(name(means)): opted out, ") + label(means, scope)
    }

    private func label(_ means: ContactMeans, _ scope: OptOut.Scope) -> String {
        switch means {
        case .message: label(scope)
        case .inPerson(.visit): choose("que no se le visite", "no visits")
        case .inPerson(.call): choose("que no se le llame", "no calls")
        }
    }

    private func label(_ scope: OptOut.Scope) -> String {
        switch scope {
        case .reminders: choose("sin cobros ni avisos", "no reminders or notices")
        case .everything: choose("sin ningún mensaje", "no message at all")
        }
    }

    /// ` · número de 2 clientes`: any of them may have written.
    func sharedNumber(_ clients: Int) -> String {
        guard clients > 1 else { return "" }
        return choose(" · número de \(clients) clientes", " · number of \(clients) clients")
    }

    func sentence(_ event: ConsentEvent, neverAgreed: Bool = false) -> String {
        let what = name(event.means)
        switch (event.subject, event.change) {
        case (.optOut, .lifted): return choose("\(what): baja levantada", "\(what): opt-out lifted")
        case (.optOut, .everything): return optedOutLine(event.means, .everything)
        case (.optOut, _): return optedOutLine(event.means, .reminders)
        case (_, .granted): return choose("autorizó ", "allowed ") + what + purpose(event)
        case (_, _):
            let no = neverAgreed ? self.neverAgreed + choose(" ", " to ") : choose("retiró ", "took back ")
            return no + what + purpose(event)
        }
    }

    private func purpose(_ event: ConsentEvent) -> String {
        Consent.Purpose(rawValue: event.subject.rawValue).map { " · " + name($0) } ?? ""
    }

    // MARK: Forms

    var sourceField: String { choose("Fuente", "Source") }
    var sourceMissing: String {
        choose("Escriba la fuente: es la prueba ante la ley", "Write the source: it is the proof before the law")
    }
    var consentTextTitle: String { choose("Lo que el cliente autoriza", "What the client agrees to") }

    /// `versión 1a2b3c4d`: enough of it to tell texts apart; exports have all of it.
    func version(_ version: String) -> String { choose("versión ", "version ") + version.prefix(8) }

    func noTextOf(_ state: Consent.State) -> String {
        switch state {
        case .granted: choose("no hay: no se guarda qué autoriza", "none: what is agreed to is not kept")
        case .revoked: choose("no consta cuál autorizó", "which was agreed to is not on record")
        }
    }

    var wishField: String { choose("Pide", "Asks for") }
    var optOutTitle: String { choose("Baja del cliente", "The client's opt-out") }
    var optOutSourceHint: String { choose("cómo lo pidió: llamada, en persona…", "how: by phone, in person…") }
    var optOutNote: String {
        choose(
            "La baja vale por encima de toda autorización; lo que esté en cola y ya no pueda salir se retira.",
            "An opt-out stands above every consent; what is queued and may no longer go is withdrawn.")
    }

    /// What an opt-out of one means where others have the number too.
    func optOutOfOne(_ others: Int) -> String {
        let who = choose(
            others == 1 ? "Otro cliente tiene" : "Otros \(others) clientes tienen",
            others == 1 ? "Another client has" : "\(others) other clients have")
        return who
            + choose(
                " su número: esta baja es sólo de este; un SALIR escrito desde el número vale para todos.",
                " this number: this opt-out is of this one alone; a SALIR written from the number is of all.")
    }

    func consentFormTitle(_ state: Consent.State) -> String {
        switch state {
        case .granted: choose("Registrar la autorización", "Record the consent")
        case .revoked: choose("Retirar la autorización", "Take the consent back")
        }
    }

    func consentNote(_ means: ContactMeans, _ purpose: Consent.Purpose) -> String {
        switch purpose {
        case .collection where means == .visit:
            choose(
                "Ley 2300, art. 6: sólo microcrédito y con autorización firmada.",
                "Ley 2300, art. 6: microcredit only, with a signed consent.")
        case .collection where means == .call:
            choose("Llamadas de cobro por sus préstamos.", "Collection calls about the client's own loans.")
        case .collection:
            choose(
                "Recordatorios y confirmaciones de sus préstamos.",
                "Reminders and confirmations about the client's own loans.")
        case .marketing: choose("Avisos y ofertas generales.", "General notices and offers.")
        }
    }

    func sourceHint(_ state: Consent.State) -> String {
        switch state {
        case .granted: choose("dónde consta: contrato firmado…", "where it stands: signed contract…")
        case .revoked: choose("cómo la retiró: llamada, carta…", "how it was taken back: call, letter…")
        }
    }

    func consentRecorded(_ means: ContactMeans, _ purpose: Consent.Purpose, _ state: Consent.State) -> String {
        name(means) + " · " + name(purpose) + ": " + word(state)
    }

    func label(_ wish: OptOutForm.Wish) -> String {
        switch wish {
        case .stop(let means, let scope):
            means.map { name($0) }.joined(separator: choose(" y ", " and ")) + ": "
                + (means.first.map { label($0, scope) } ?? label(scope))
        case .again(let means):
            choose("levantar la baja de ", "lift the opt-out of ") + name(means)
        }
    }

    func recorded(_ wish: OptOutForm.Wish) -> String {
        switch wish {
        case .stop: choose("Baja registrada", "Opt-out recorded")
        case .again(let means): choose("Baja levantada: ", "Opt-out lifted: ") + name(means)
        }
    }
}
