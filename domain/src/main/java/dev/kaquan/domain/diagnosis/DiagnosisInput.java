package dev.kaquan.domain.diagnosis;

import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.signature.ApiTicket;
import java.util.List;

/**
 * What a diagnosis has to go by.
 *
 * @param ticket the ticket that the card should be signed with
 * @param otherTickets tickets that it may have been signed with by mistake, such as the jsapi one
 * @param cardId as it was sent beside the cardExt, empty if it was not
 * @param url the page that a JS-SDK config would be signed for, empty if unknown
 */
public record DiagnosisInput(
    ApiTicket ticket,
    List<ApiTicket> otherTickets,
    String cardId,
    ReceivedCardExt cardExt,
    String url) {}
