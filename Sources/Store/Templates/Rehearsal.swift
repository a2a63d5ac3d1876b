package import Lending
package import Messaging
import SQLite

/// How one template, saved or not, reads to one client.
package struct TemplateRehearsal: Sendable, Equatable {
    package let clientName: String
    package let loanNumber: String
    package let text: String
    package let count: SegmentCount
    /// Nil where the price list says nothing.
    package let cost: Cost?
    package let currency: String
    /// How WhatsApp would carry it now.
    package let way: Way
    /// The client has no such payment or installment: the figures are invented.
    package let isInvented: Bool

    package enum Way: Sendable, Equatable {
        case sms
        /// Free text: the client wrote within 24 hours.
        case openWindow
        /// Free text through the sandbox, to whoever joined it.
        case sandbox
        case approved(ContentSid)
        /// It would not go: no approved template, and the window is closed.
        case none
    }
}

extension Store {
    /// The text that a loan's client would get by this template now; an error where a value is missing.
    package func rehearse(_ template: Template, loan id: LoanID, scope: Scope) throws -> TemplateRehearsal {
        let loan = try loan(id, scope: scope)
        let facts = try contactFacts(loan.clientID)
        let kind = template.key.kind
        let subject = try rehearsalSubject(kind, loan)
        var values: TemplateValues
        if let subject {
            values = try self.values(for: subject, kind, facts: facts, in: template.key.language)
        } else {
            values = .large(kind, template.key.language)
            values[.name] = GivenName.first(of: facts.name)
            values[.company] = business.company
            values.set(loans: [loan.number], template.key.language)
            values[.collector] = try collectorName(of: loan.routeID)
        }
        // Nothing is shown that this business has not.
        values[.phone] = business.phone
        values[.link] = business.payLink
        let text = try template.rendered(values)
        let channel = template.key.channel
        let count = SegmentCount.of(text)
        let number = facts.number(for: channel).flatMap { PhoneNumber(e164: $0) }
        let cost = number.flatMap { business.prices.estimate(channel, to: $0, segments: count.segments) }
        return TemplateRehearsal(
            clientName: facts.name, loanNumber: loan.number, text: text, count: count, cost: cost,
            currency: business.prices.currency, way: way(template, facts), isInvented: subject == nil)
    }

    private func way(_ template: Template, _ facts: ContactFacts) -> TemplateRehearsal.Way {
        guard template.key.channel == .whatsapp else { return .sms }
        let senders = business.senders
        let way = WhatsAppWindow.way(
            template: template.contentSid, lastInbound: facts.lastInboundAt, isSandbox: senders.whatsappIsSandbox,
            at: clock.now)
        switch way {
        case nil: return .none
        case .template(let sid): return .approved(sid)
        case .freeText: return senders.whatsappIsSandbox ? .sandbox : .openWindow
        }
    }

    /// What such a message would speak of: the client's own figures, as far as there are any.
    private func rehearsalSubject(_ kind: MessageKind, _ loan: Loan) throws -> MessageSubject? {
        switch kind {
        case .overdue, .reminder, .dueToday, .promiseReminder:
            return try collectionSubject(of: loan.clientID, kind: kind).map { .collection($0) }
        case .paymentConfirmation, .paidOff:
            guard let payment = try payments(of: loan.id).last(where: { !$0.annulled }) else { return nil }
            return .payment(payment, loan: loan, registeredAt: clock.now)
        case .paymentAnnulled:
            guard let payment = try payments(of: loan.id).last else { return nil }
            return .annulment(payment, loan: loan, reason: business.language.choose(es: "monto", en: "amount"))
        case .loanApproved:
            guard let first = try installments(of: loan.id).first else { return nil }
            return .loan(loan, installment: first.amount, firstDue: first.due)
        case .notice, .test: return nil
        }
    }
}
