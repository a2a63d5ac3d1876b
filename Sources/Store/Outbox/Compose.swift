package import Lending
package import Messaging
import SQLite

/// A message ready to leave.
package struct ComposedText: Sendable, Equatable {
    package let body: String
    /// An approved WhatsApp template goes instead of the body.
    package let contentSID: String?
    package let contentVariables: String?
    /// Segments of an SMS; 1 for WhatsApp, which is priced by message.
    package let segments: Int
    /// The version of the template that it was made from; nil: the text is the operator's own.
    package let template: String?

    package init(
        body: String, contentSID: String?, contentVariables: String?, segments: Int, template: String? = nil
    ) {
        self.body = body
        self.contentSID = contentSID
        self.contentVariables = contentVariables
        self.segments = segments
        self.template = template
    }
}

extension Store {
    /// Makes the text of a message from its subject, or says why it cannot be made.
    package func compose(_ kind: MessageKind, _ channel: Channel, facts: ContactFacts, subject: MessageSubject?)
        throws -> Result<ComposedText, BlockReason>
    {
        guard let subject else { return .failure(.nothingOwed) }
        let values = try values(for: subject, kind, facts: facts)
        let business = business
        do throws(TemplateError) {
            let template = try business.templates.template(kind, channel, business.language)
            return try compose(template, facts: facts, values: values)
        } catch {
            switch error {
            case .emptyValue: return .failure(.incompleteText)
            case .missing, .emptyText, .unknownPlaceholder, .unpairedBrace, .badContentSid: return .failure(.noTemplate)
            }
        }
    }

    /// The text of one template with these values, the way it would go to this client now.
    func compose(_ template: Template, facts: ContactFacts, values: TemplateValues) throws(TemplateError)
        -> Result<ComposedText, BlockReason>
    {
        let body = try template.rendered(values)
        let version = template.fingerprint
        switch template.key.channel {
        case .sms:
            return .success(
                ComposedText(
                    body: body, contentSID: nil, contentVariables: nil, segments: SegmentCount.of(body).segments,
                    template: version))
        case .whatsapp:
            let way = WhatsAppWindow.way(
                template: template.contentSid, lastInbound: facts.lastInboundAt,
                isSandbox: business.senders.whatsappIsSandbox, at: clock.now)
            switch way {
            case nil: return .failure(.outsideWindow)
            case .freeText:
                return .success(
                    ComposedText(body: body, contentSID: nil, contentVariables: nil, segments: 1, template: version))
            case .template(let sid):
                let variables = try ContentVariables.json(template, values)
                return .success(
                    ComposedText(
                        body: body, contentSID: sid.rawValue, contentVariables: variables, segments: 1,
                        template: version))
            }
        }
    }

    /// Whether WhatsApp can deliver to this client now: a sender, and an open window, a template's sid or the sandbox.
    func whatsappIsDeliverable(_ kind: MessageKind, _ facts: ContactFacts) -> Bool {
        guard business.senders.whatsapp,
            let template = try? business.templates.template(kind, .whatsapp, business.language)
        else { return false }
        return WhatsAppWindow.way(
            template: template.contentSid, lastInbound: facts.lastInboundAt,
            isSandbox: business.senders.whatsappIsSandbox, at: clock.now) != nil
    }

    /// What a template of this kind can fill in: the list is `MessageKind.placeholders`.
    func values(
        for subject: MessageSubject, _ kind: MessageKind, facts: ContactFacts, in other: Language? = nil
    ) throws -> TemplateValues {
        let business = business
        let language = other ?? business.language
        var values = TemplateValues([
            .name: GivenName.first(of: facts.name), .company: business.company, .phone: business.phone,
            .link: business.payLink,
        ])
        switch subject {
        case .collection(let owed):
            values.set(.amount, owed.amount)
            values.set(.balance, owed.balance)
            values.set(.installments, owed.installments)
            values.set(.daysPastDue, owed.daysPastDue)
            values.set(loans: owed.loanNumbers, language)
            values.set(.date, owed.day, in: kind, language)
            values[.collector] = owed.collector
        case .payment(let payment, let loan, let registeredAt):
            values.set(.amount, payment.amount)
            values.set(.date, payment.paidOn, in: kind, language)
            values.set(.time, timeOf: clock.zone.civil(registeredAt.adding(seconds: clock.offsetSeconds)))
            values[.receipt] = payment.receipt
            values[.method] = payment.method.label
            try set(loan, in: &values, language)
        case .annulment(let payment, let loan, let reason):
            values.set(.amount, payment.amount)
            values.set(.date, payment.paidOn, in: kind, language)
            values[.receipt] = payment.receipt
            values[.reason] = reason
            try set(loan, in: &values, language)
        case .loan(let loan, let installment, let firstDue):
            values.set(.amount, loan.principal)
            values.set(.total, loan.total)
            values.set(.installments, loan.installmentCount)
            values.set(.installmentAmount, installment)
            values.set(.date, firstDue, in: kind, language)
            try set(loan, in: &values, language)
        case .notice(let text):
            values[.text] = text
            values.set(.date, clock.today, in: kind, language)
        }
        return values
    }

    private func set(_ loan: Loan, in values: inout TemplateValues, _ language: Language) throws {
        values.set(loans: [loan.number], language)
        values.set(.balance, loan.balance)
        values[.collector] = try collectorName(of: loan.routeID)
    }

    /// Who collects on a route, as messages name them.
    func collectorName(of route: RouteID) throws -> String? {
        try database.first(
            "SELECT k.name FROM route r JOIN collector k ON k.id = r.collector_id WHERE r.id = ?", route
        ) { $0[0] }
    }
}

extension CivilTime {
    /// `14:05`.
    package var clock: String {
        let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
        return "\(hour):\(minutes)"
    }
}
