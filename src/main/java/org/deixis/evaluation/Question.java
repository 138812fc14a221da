package org.deixis.evaluation;

/** A label asked for in an image, and the true answer. */
record Question(SetImage image, SetLabel label, Truth truth) {}
