extension BlockReason {
    /// The few words of a count or a column: "9 sin autorización".
    package func label(_ language: Language) -> String {
        switch language {
        case .es: spanish.label
        case .en: english.label
        }
    }

    /// One sentence that says what to do about it.
    package func sentence(_ language: Language) -> String {
        switch language {
        case .es: spanish.sentence
        case .en: english.sentence
        }
    }

    private var spanish: (label: String, sentence: String) {
        switch self {
        case .reference:
            ("referencia personal", "Es una referencia: la ley prohíbe escribirle. Escriba al deudor.")
        case .optedOut:
            ("dado de baja", "Pidió no recibir avisos por este medio: no le escriba por aquí hasta que él lo autorice.")
        case .optedOutOfAll:
            ("baja total", "Pidió no recibir ningún mensaje: no le escriba.")
        case .noConsent:
            ("sin autorización", "No ha autorizado este medio: pida la autorización y regístrela con su fuente.")
        case .consentRevoked:
            ("autorización retirada", "No autoriza este medio, o ya no: no le escriba por aquí.")
        case .noVisitConsent:
            (
                "sin autorización de visita",
                "No ha autorizado visitas (Ley 2300, art. 6): pida la autorización firmada y regístrela."
            )
        case .noCallConsent:
            ("sin autorización de llamada", "No ha autorizado llamadas (Ley 2300, art. 2): pídala y regístrela.")
        case .noMarketingConsent:
            ("sin autorización de avisos", "No ha autorizado avisos generales: pida la autorización y regístrela.")
        case .noPhone:
            ("sin teléfono", "No tiene número para este medio: pídalo y guárdelo en el cliente.")
        case .badPhone:
            ("teléfono no válido", "El número no funciona: corríjalo en el cliente.")
        case .landline:
            ("teléfono fijo", "Es un teléfono fijo y no recibe mensajes: pida un celular.")
        case .refused:
            ("bloqueó el número", "El cliente bloqueó nuestro número: solo él puede quitar el bloqueo.")
        case .outsideHours:
            ("fuera de horario", "Fuera del horario legal: sale en la próxima hora permitida.")
        case .sunday:
            ("domingo", "Los domingos no se puede cobrar: sale el siguiente día hábil.")
        case .holiday:
            ("festivo", "Hoy es festivo y no se puede cobrar: sale el siguiente día hábil.")
        case .quietHours:
            ("horas de silencio", "Es de noche y el negocio pidió silencio: sale por la mañana.")
        case .dayOver:
            ("no alcanza ese día", "Habla de un día que termina antes de que pueda salir: envíelo más temprano.")
        case .behind:
            ("ya en mora", "Tiene cuotas vencidas: le corresponde el aviso de cuotas vencidas.")
        case .notBehind:
            ("no está en mora", "No tiene cuotas vencidas: no hay de qué recordarle; un aviso sí le puede llegar.")
        case .noLegalHour:
            ("sin hora legal", "Ninguna hora permite este mensaje: revise las reglas de contacto.")
        case .alreadyContactedToday:
            ("ya contactado hoy", "Hoy ya se le escribió, visitó o llamó: la ley permite un contacto al día.")
        case .otherChannelThisWeek:
            (
                "otro medio esta semana",
                "Ya se le contactó por otro medio (mensaje, visita o llamada): por ley, uno por semana."
            )
        case .alreadyOpen:
            ("ya en cola", "Ya tiene un mensaje de cobro por salir: espere a que termine.")
        case .nothingOwed:
            ("ya pagó", "Ya no debe lo que el mensaje decía: no hay nada que recordar.")
        case .loanClosed:
            ("préstamo cerrado", "El préstamo ya no está activo.")
        case .noTemplate:
            (
                "sin plantilla",
                "Su plantilla falta o no se puede leer: \(Language.es.call(.templates)) dice por qué, T la edita."
            )
        case .outsideWindow:
            ("fuera de 24 horas", "WhatsApp solo permite plantillas aprobadas pasadas 24 horas: ponga el ContentSid.")
        case .incompleteText:
            ("texto incompleto", "Falta un dato de la plantilla: complételo en el cliente o el préstamo.")
        }
    }

    private var english: (label: String, sentence: String) {
        switch self {
        case .reference:
            ("personal reference", "This is a reference: the law forbids writing to them. Write to the debtor.")
        case .optedOut:
            ("opted out", "Asked for no more notices on this channel: do not write here until they agree again.")
        case .optedOutOfAll:
            ("opted out of all", "Asked for no messages at all: do not write.")
        case .noConsent:
            ("no consent", "Has not agreed to this channel: ask for consent and record it with its source.")
        case .consentRevoked:
            ("consent withdrawn", "Does not agree to this channel, or no longer: do not write here.")
        case .noVisitConsent:
            (
                "no consent to visits",
                "Has not agreed to visits (Ley 2300, art. 6): ask for a signed consent and record it."
            )
        case .noCallConsent:
            ("no consent to calls", "Has not agreed to calls (Ley 2300, art. 2): ask for consent and record it.")
        case .noMarketingConsent:
            ("no consent to notices", "Has not agreed to general notices: ask for consent and record it.")
        case .noPhone:
            ("no phone", "Has no number for this channel: ask for it and save it with the client.")
        case .badPhone:
            ("invalid phone", "The number does not work: correct it in the client.")
        case .landline:
            ("landline", "This is a landline and gets no messages: ask for a mobile number.")
        case .refused:
            ("blocked us", "The client blocked our number: only the client can undo it.")
        case .outsideHours:
            ("outside hours", "Outside the legal hours: goes out at the next allowed hour.")
        case .sunday:
            ("Sunday", "No collecting on Sundays: goes out on the next working day.")
        case .holiday:
            ("holiday", "Today is a holiday, no collecting: goes out on the next working day.")
        case .quietHours:
            ("quiet hours", "It is night and the business asked for quiet: goes out in the morning.")
        case .dayOver:
            ("too late that day", "Speaks of a day that ends before it could go out: send it earlier.")
        case .behind:
            ("already behind", "Has overdue installments: the overdue notice is the one to send.")
        case .notBehind:
            ("not behind", "Has no overdue installments: nothing to remind of; a notice may still go.")
        case .noLegalHour:
            ("no legal hour", "No hour allows this message: look at the contact rules.")
        case .alreadyContactedToday:
            ("already contacted today", "Was written to, visited or called today: the law allows one contact a day.")
        case .otherChannelThisWeek:
            (
                "other channel this week",
                "Was contacted by another means (message, visit or call): the law allows one a week."
            )
        case .alreadyOpen:
            ("already queued", "Has a collection message still to go out: wait until it is done.")
        case .nothingOwed:
            ("already paid", "No longer owes what the message said: nothing to remind of.")
        case .loanClosed:
            ("loan closed", "The loan is no longer active.")
        case .noTemplate:
            (
                "no template",
                "Its template is missing or cannot be read: \(Language.en.call(.templates)) says why, T edits it."
            )
        case .outsideWindow:
            ("outside 24 hours", "After 24 hours WhatsApp takes approved templates only: set the ContentSid.")
        case .incompleteText:
            ("incomplete text", "A value of the template is missing: complete the client or the loan.")
        }
    }
}
