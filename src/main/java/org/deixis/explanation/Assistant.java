package org.deixis.explanation;

import dev.langchain4j.service.TokenStream;

/** The language model with its tools and memory, as LangChain4j makes it. */
interface Assistant {
    TokenStream say(String message);
}
