/** Why a card signature is refused: each known mistake is made, and what it yields compared. */
package dev.kaquan.domain.diagnosis;
