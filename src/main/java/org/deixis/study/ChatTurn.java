package org.deixis.study;

import java.time.Instant;

/**
 * A question and what was answered.
 *
 * @param position in its chat, from 1
 * @param question as typed
 * @param answer a JSON document; its shape belongs to whoever answers
 * @param askedAt when the question was asked
 */
public record ChatTurn(int position, String question, String answer, Instant askedAt) {}
