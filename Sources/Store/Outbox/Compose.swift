package import Lending
package import Messaging

/// A message ready to leave.
package struct ComposedText: Sendable, Equatable {
    package let body: String
    /// An approved WhatsApp template goes instead of the body.
    package let contentSID: String?
    package let contentVariables: String?
    /// Segments of an SMS; 1 for WhatsApp, which is priced by message.
    package let segments: Int

    package init(body: String, contentSID: String?, contentVariables: String?, segments: Int) {
        self.body = body
        self.contentSID = contentSID
        self.contentVariables = contentVariables
        self.segments = segments
    }
}

extension Store {
    /// Makes the text of a message from its subject, or says why it cannot be made.
    package func compose(_ kind: MessageKind, _ channel: Channel, facts: ContactFacts, subject: MessageSubject?)
        throws -> Result<ComposedText, BlockReason>
    {
        guard let subject else { return .failure(.nothingOwed) }
        let values = values(for: subject, facts: facts)
        do throws(TemplateError) {
            let template = try business.templates.template(kind, channel, business.language)
            let body = try template.rendered(values)
            switch channel {
            case .sms:
                return .success(
                    ComposedText(
                        body: body, contentSID: nil, contentVariables: nil, segments: SegmentCount.of(body).segments))
            case .whatsapp:
                let way = WhatsAppWindow.way(
                    template: template.contentSid, lastInbound: facts.lastInboundAt,
                    isSandbox: business.senders.whatsappIsSandbox, at: clock.now)
                switch way {
                case nil: return .failure(.outsideWindow)
                case .freeText:
                    return .success(ComposedText(body: body, contentSID: nil, contentVariables: nil, segments: 1))
                case .template(let sid):
                    let variables = try ContentVariables.json(template, values)
                    return .success(
                        ComposedText(body: body, contentSID: sid.rawValue, contentVariables: variables, segments: 1))
                }
            }
        } catch {
            switch error {
            case .emptyValue: return .failure(.incompleteText)
            case .missing, .emptyText, .unknownPlaceholder, .unpairedBrace, .badContentSid: return .failure(.noTemplate)
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

    private func values(for subject: MessageSubject, facts: ContactFacts) -> TemplateValues {
        var values = TemplateValues([
            .name: GivenName.first(of: facts.name), .company: business.company, .phone: business.phone,
        ])
        if !business.payLink.isEmpty { values[.link] = business.payLink }
        switch subject {
        case .collection(let owed):
            values[.amount] = owed.amount.formatted
            values[.balance] = owed.balance.formatted
            values[.installments] = String(owed.installments)
            values[.daysPastDue] = String(owed.daysPastDue)
            values[.loan] = Self.joined(owed.loanNumbers, business.language)
            values[.date] =
                owed.daysPastDue > 0
                ? owed.day.short : owed.day.weekday.abbreviation(business.language) + " " + owed.day.short
            values[.collector] = owed.collector
        case .payment(let payment, let loan, let registeredAt):
            let time = clock.zone.civil(registeredAt.adding(seconds: clock.offsetSeconds))
            values[.amount] = payment.amount.formatted
            values[.date] = payment.paidOn.formatted
            values[.time] = time.clock
            values[.receipt] = payment.receipt
            values[.method] = payment.method.label
            values[.loan] = loan.number
            values[.balance] = loan.balance.formatted
        case .annulment(let payment, let loan, let reason):
            values[.amount] = payment.amount.formatted
            values[.date] = payment.paidOn.formatted
            values[.receipt] = payment.receipt
            values[.reason] = reason
            values[.loan] = loan.number
            values[.balance] = loan.balance.formatted
        case .loan(let loan, let installment, let firstDue):
            values[.amount] = loan.principal.formatted
            values[.total] = loan.total.formatted
            values[.installments] = String(loan.installmentCount)
            values[.installmentAmount] = installment.formatted
            values[.date] = firstDue.short
            values[.loan] = loan.number
            values[.balance] = loan.balance.formatted
        case .notice(let text):
            values[.text] = text
            values[.date] = clock.today.formatted
        }
        return values
    }

    /// `1042`, `1042 y 1077`, `1042, 1050 y 1077`.
    private static func joined(_ numbers: [String], _ language: Language) -> String {
        guard let last = numbers.last, numbers.count > 1 else { return numbers.first ?? "" }
        return numbers.dropLast().joined(separator: ", ") + language.choose(es: " y ", en: " and ") + last
    }
}

extension Weekday {
    /// Three letters without accents: one á would turn a whole SMS into UCS-2.
    fileprivate func abbreviation(_ language: Language) -> String {
        let spanish = ["lun", "mar", "mie", "jue", "vie", "sab", "dom"]
        let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return (language == .es ? spanish : english)[rawValue - 1]
    }
}

extension CivilTime {
    /// `14:05`.
    package var clock: String {
        let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
        return "\(hour):\(minutes)"
    }
}
