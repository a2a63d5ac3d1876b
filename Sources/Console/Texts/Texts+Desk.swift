// The keys of the screens behind the first one.

extension Texts {
    func short(_ action: DeskAction) -> String {
        switch action {
        case .withdraw: choose("retirar", "withdraw")
        case .withdrawRun: choose("retirar el envío", "withdraw the run")
        case .sendAgain: choose("enviar otra vez", "send again")
        case .arrived: choose("ya llegó", "it arrived")
        case .settleRun: choose("resolver todos", "settle all")
        case .allArrived: choose("todos llegaron", "all arrived")
        case .allAgain: choose("enviarlos otra vez", "send them again")
        case .onlyArrived: choose("ya llegó", "it arrived")
        case .onlyAgain: choose("enviarlo otra vez", "send it again")
        case .pauseSending: choose("pausar envíos", "pause sending")
        case .resumeSending: choose("reanudar envíos", "resume sending")
        case .messageFilters, .clientFilters: choose("filtros", "filters")
        case .recordContact: choose("visita", "visit")
        case .correctContact: choose("corregir", "correct")
        case .annulOrWithdraw: choose("anular", "annul")
        case .openClient: choose("cliente", "client")
        case .consent: choose("autorización", "consent")
        case .grantConsent: choose("autorizar", "allow")
        case .revokeConsent: choose("retirar autorización", "revoke")
        case .consentText: choose("leer el texto", "read the text")
        case .optOut: choose("baja", "opt-out")
        case .markClient: choose("marcar", "mark")
        case .newClient: choose("nuevo", "new")
        case .editClient: choose("editar", "edit")
        case .newLoan: choose("préstamo nuevo", "new loan")
        case .editLoan: choose("editar", "edit")
        case .approveLoan: choose("aprobar", "approve")
        case .tellApproval: choose("avisar aprobación", "tell of approval")
        case .templates: choose("plantillas", "templates")
        case .editTemplate: choose("editar", "edit")
        case .saveTemplate: choose("guardar", "save")
        case .restoreTemplate: choose("restaurar", "restore")
        case .otherClient: choose("otro cliente", "other client")
        case .askTwilio: choose("consultar Twilio", "ask Twilio")
        case .houseSettings: choose("ajustes", "settings")
        case .changeSetting: choose("cambiar", "change")
        case .holidays: choose("festivos", "holidays")
        case .addHoliday: choose("agregar", "add")
        case .removeHoliday: choose("quitar", "take away")
        case .yearBefore: choose("año anterior", "year before")
        case .yearAfter: choose("año siguiente", "year after")
        case .nextSection: choose("sección", "section")
        case .previousSection: choose("sección anterior", "section before")
        case .dayBefore: choose("día anterior", "day before")
        case .dayAfter: choose("día siguiente", "day after")
        case .thisDay: choose("hoy", "today")
        }
    }

    func long(_ action: DeskAction) -> String {
        switch action {
        case .withdraw: choose("Retirar el mensaje que aún no ha salido", "Withdraw the message that has not gone out")
        case .withdrawRun:
            choose("Retirar lo que aún no ha salido de este envío", "Withdraw what has not gone out of this run")
        case .sendAgain: choose("Enviar el mensaje otra vez", "Send the message again")
        case .arrived: choose("Sin resolver: ya llegó, no enviar más", "Unresolved: it arrived, do not send again")
        case .settleRun:
            choose("Resolver todos los de este envío a la vez", "Settle all that are unresolved of this run at once")
        case .allArrived: choose("Todos llegaron", "All of them arrived")
        case .allAgain: choose("Enviarlos todos otra vez", "Send all of them again")
        case .onlyArrived: choose("Ya llegó, no enviarlo más", "It arrived, do not send it again")
        case .onlyAgain: choose("Enviarlo otra vez", "Send it again")
        case .pauseSending: choose("Pausar los envíos de todos", "Pause everybody's sending")
        case .resumeSending: choose("Reanudar los envíos en pausa", "Resume the sending that is paused")
        case .messageFilters: choose("Filtrar por estado, tipo, medio o envío", "Filter by state, kind, channel or run")
        case .clientFilters:
            choose("Filtrar por ruta, semáforo o autorización", "Filter by route, traffic light or consent")
        case .markClient: choose("Marcar el cliente y bajar", "Mark the client and step down")
        case .recordContact: choose("Registrar una visita o una llamada", "Write down a visit or a call")
        case .correctContact: choose("Corregir la visita o la llamada", "Correct the visit or call")
        case .annulOrWithdraw:
            choose("Anular el pago, o retirar el mensaje en cola", "Annul the payment, or withdraw the queued message")
        case .openClient: choose("Abrir la ficha del cliente", "Open the client's card")
        case .consent: choose("Registrar o retirar la autorización", "Record the consent, or that it was taken back")
        case .grantConsent: choose("Registrar que el cliente autoriza", "Record that the client allows it")
        case .revokeConsent: choose("Registrar que ya no autoriza", "Record that it is allowed no more")
        case .consentText: choose("Leer el texto que el cliente autoriza", "Read the text that the client agrees to")
        case .optOut: choose("Registrar una baja, o levantarla", "Record an opt-out, or lift it")
        case .newClient: choose("Registrar un cliente nuevo", "Write down a new client")
        case .editClient: choose("Cambiar los datos del cliente", "Change the client's card")
        case .newLoan: choose("Registrar un préstamo nuevo del cliente", "Write down a new loan of the client")
        case .editLoan: choose("Cambiar los datos del préstamo", "Change the loan")
        case .approveLoan: choose("Aprobar el préstamo y avisar al cliente", "Approve the loan and tell the client")
        case .tellApproval: choose("Avisar al cliente que fue aprobado", "Tell the client that it was approved")
        case .templates: choose("Plantillas: los textos para los clientes", "Templates: the texts for clients")
        case .editTemplate: choose("Abrir la plantilla para editarla", "Open the template to edit it")
        case .saveTemplate: choose("Guardar la plantilla", "Save the template")
        case .restoreTemplate: choose("Volver a la plantilla incluida", "Go back to the built-in template")
        case .otherClient: choose("Verla con los datos de otro cliente", "Show it with another client's figures")
        case .askTwilio:
            choose(
                "Preguntar ahora a Twilio si nos autoriza, y el saldo",
                "Ask Twilio now whether it lets us in, and the balance")
        case .houseSettings: choose("Ajustes de la casa", "Settings of the house")
        case .changeSetting: choose("Cambiar el ajuste", "Change the setting")
        case .holidays: choose("Festivos: los días en que no se cobra", "Holidays: the days without collecting")
        case .addHoliday: choose("Agregar un festivo", "Add a holiday")
        case .removeHoliday: choose("Quitar el festivo: ese día se trabaja", "Take the holiday away: a working day")
        case .yearBefore: choose("Ver el año anterior", "Show the year before")
        case .yearAfter: choose("Ver el año siguiente", "Show the year after")
        case .nextSection: choose("Ir a la sección siguiente", "Go to the next section")
        case .previousSection: choose("Ir a la sección anterior", "Go to the section before")
        case .dayBefore: choose("Ver el día anterior", "Show the day before")
        case .dayAfter: choose("Ver el día siguiente", "Show the day after")
        case .thisDay: choose("Volver a hoy", "Back to today")
        }
    }

    func sentence(_ reason: DeskOff) -> String {
        switch reason {
        case .notQueued:
            choose("Ya salió o ya terminó: no se puede retirar", "It has left or is over: it cannot be withdrawn")
        case .askedBack:
            choose("Ya se pidió retirarlo: espere el resultado", "It is being taken back: wait for the outcome")
        case .decideFirst:
            choose(
                "Nadie sabe si salió: decida primero (y: ya llegó, r: enviar otra vez)",
                "Nobody knows whether it left: decide first (y: it arrived, r: send again)")
        case .nothingQueuedInRun:
            choose("De este envío no queda nada que retirar", "Nothing of this run is left to withdraw")
        case .noRun: choose("El mensaje no es de un envío masivo", "The message is not part of a bulk run")
        case .stillUnderWay:
            choose("Todavía está en camino: espere su resultado", "It is still on its way: wait for its outcome")
        case .notUndecided:
            choose("No está sin resolver: no hay qué decidir", "It is not unresolved: nothing to decide")
        case .nothingUndecided: choose("No hay mensajes sin resolver", "No message is unresolved")
        case .wrongNumber: choose("Escriba primero la cantidad", "Type the number first")
        case .takesNoPayment: choose("Este préstamo no recibe pagos", "This loan takes no payments")
        case .nothingOverdue: choose("No hay nada vencido", "Nothing is overdue")
        case .owesNothing: choose("No debe nada: no hay de qué recordar", "Nothing is owed: nothing to remind of")
        case .nothingToTakeBack:
            choose("Elija un pago, un mensaje en cola o una visita", "Select a payment, a queued message or a visit")
        case .alreadyCorrected: choose("Ya está corregido", "It is corrected already")
        case .notAPromise: choose("Sólo una promesa lleva monto", "Only a promise has an amount")
        case .alreadyAnnulled: choose("El pago ya está anulado", "The payment is annulled already")
        case .noLoan: choose("Elija un préstamo", "Select a loan")
        case .noClient: choose("El mensaje no es de un cliente", "The message belongs to no client")
        case .selectConsent: choose("Elija una autorización", "Select a consent")
        case .noTextKept: choose("Aquí no hay texto que leer", "There is no text to read here")
        case .notToApprove:
            choose("Sólo se aprueba un préstamo aprobado o activo", "Only an approved or active loan is approved")
        case .approvalTold: choose("Ya se le avisó que fue aprobado", "The client was told of the approval already")
        case .approvalLongAgo:
            choose(
                "No es un préstamo nuevo: ya no se avisa su aprobación",
                "It is no new loan: its approval is told no more")
        case .workedAlready:
            choose("Ese día ya se trabaja: n lo hace festivo", "A working day already: n makes it a holiday")
        case .dayIsOver: choose("Ese día ya pasó", "That day has passed")
        case .nothingToOpen: choose("Aquí no hay nada más que abrir", "There is nothing more to open here")
        case .noLaterDay: choose("Ya está en el día de hoy", "This is today already")
        case .overCeiling:
            choose(
                "Se llega al tope de gasto del mes: pídalo en la oficina",
                "The month's ceiling is reached: ask the office")
        case .notToBeSaid:
            choose(
                "Corrija primero el texto: así no se puede enviar", "Mend the text first: it must not go out like this")
        case .noTemplatesHere: choose("Aquí no hay plantillas que mostrar", "There are no templates to show here")
        case .nothingChanged: choose("No hay cambios que guardar", "There is no change to save")
        case .alreadyBuiltIn: choose("Ya es la plantilla incluida", "It is the built-in template already")
        }
    }
}
