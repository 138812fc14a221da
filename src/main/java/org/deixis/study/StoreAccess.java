package org.deixis.study;

import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The way to the database, on which its troubles, those of a commit included, become sentences. */
@Component
@Profile("!cli")
class StoreAccess {
    private final TransactionTemplate transactions;

    StoreAccess(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
    }

    /** One transaction: all of it is kept, or nothing. */
    <T> T save(Supplier<T> work) {
        try {
            return transactions.execute(status -> work.get());
        } catch (DataAccessException | TransactionException e) {
            throw StudyStoreException.notSaved(e);
        }
    }

    /** As above, for work that gives nothing. */
    void save(Runnable work) {
        boolean unused = save(() -> {
            work.run();
            return true;
        });
    }

    <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw StudyStoreException.notRead(e);
        }
    }
}
