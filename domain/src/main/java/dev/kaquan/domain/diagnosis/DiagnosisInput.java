package dev.kaquan.domain.diagnosis;

import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.signature.ApiTicket;
import java.util.List;

/**
 * The input of a diagnosis.
 *
 * @param ticket the correct ticket
 * @param otherTickets tickets that may have been used by mistake, such as the jsapi one
 * @param cardId as sent beside the cardExt; may be empty
 * @param url the page for which a JS-SDK config would be signed; may be empty
 */
public record DiagnosisInput(
    ApiTicket ticket,
    List<ApiTicket> otherTickets,
    String cardId,
    ReceivedCardExt cardExt,
    String url) {}
