import Messaging
import Store

extension Business {
    /// A company with both channels, no WhatsApp template approved, one segment and twenty messages a second.
    static func diamante() throws -> Business {
        try Business(
            company: "DIAMANTE", phone: "300 111 2233", payLink: "", language: .es, templates: catalogue(),
            prices: PriceList(
                csv: "canal,pais,precio,moneda,unidad\nsms,CO,0.05,USD,segmento\nwhatsapp,CO,0.005,USD,mensaje\n"),
            policy: .colombia,
            senders: Senders(
                sms: true, whatsapp: true, whatsappIsSandbox: false, unitsPerSecond: [.sms: 1, .whatsapp: 20]))
    }

    /// The short texts of the tests, the same for both channels; `approved` kinds have a WhatsApp template.
    static func catalogue(approved: Set<MessageKind> = [], without missing: Set<MessageKind> = []) -> TemplateCatalogue
    {
        let files = texts.filter { !missing.contains($0.key) }.flatMap { kind, text in
            [
                (TemplateKey(kind, .sms, .es).fileName, text),
                (
                    TemplateKey(kind, .whatsapp, .es).fileName,
                    approved.contains(kind) ? "ContentSid: HX\(String(repeating: "a", count: 32))\n\n\(text)" : text
                ),
            ]
        }
        return TemplateCatalogue(files: files.map { (name: $0.0, text: $0.1) })
    }

    private static let texts: [MessageKind: String] = [
        .overdue:
            "{empresa}: {nombre}, debe {monto} de {numero} desde {fecha}. Saldo {saldo}.[ Cobra {cobrador}.] SALIR",
        .reminder: "{empresa}: {nombre}, su cuota de {monto} vence el {fecha}. SALIR",
        .dueToday: "{empresa}: {nombre}, hoy vence su cuota de {monto}. SALIR",
        .promiseReminder: "{empresa}: {nombre}, recuerde su promesa de {monto}. SALIR",
        .paymentConfirmation: "{empresa}: {nombre}, recibimos {monto}. Recibo {recibo}. Saldo {saldo}.",
        .paymentAnnulled: "{empresa}: {nombre}, se anula el recibo {recibo} de {monto}. Saldo {saldo}.",
        .paidOff: "{empresa}: {nombre}, su credito {numero} queda pagado.",
        .loanApproved: "{empresa}: {nombre}, aprobado: {monto} en {cuotas} cuotas de {valor}.",
        .notice: "{empresa}: {texto} SALIR",
    ]
}
