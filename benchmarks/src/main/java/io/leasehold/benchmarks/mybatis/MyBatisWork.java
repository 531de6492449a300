package io.leasehold.benchmarks.mybatis;

import java.util.UUID;
import java.util.function.ToIntFunction;

import javax.sql.DataSource;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

import com.baomidou.mybatisplus.core.MybatisConfiguration;
import com.baomidou.mybatisplus.core.MybatisPlusVersion;
import com.baomidou.mybatisplus.core.MybatisSqlSessionFactoryBuilder;
import com.baomidou.mybatisplus.extension.plugins.MybatisPlusInterceptor;
import com.baomidou.mybatisplus.extension.plugins.handler.TenantLineHandler;
import com.baomidou.mybatisplus.extension.plugins.inner.TenantLineInnerInterceptor;

import io.leasehold.benchmarks.Work;
import io.leasehold.core.TenantContext;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;

/** MyBatis with a session for each operation; rows become maps. */
public final class MyBatisWork implements Work {
    private final SqlSessionFactory sessions;

    private MyBatisWork(DataSource dataSource, boolean rewriting) {
        MybatisConfiguration configuration = new MybatisConfiguration(new Environment("benchmark",
                new JdbcTransactionFactory(), dataSource));
        if (rewriting) {
            MybatisPlusInterceptor interceptor = new MybatisPlusInterceptor();
            interceptor.addInnerInterceptor(new TenantLineInnerInterceptor(new BoundTenant()));
            configuration.addInterceptor(interceptor);
        }
        configuration.addMapper(Tasks.class);
        sessions = new MybatisSqlSessionFactoryBuilder().build(configuration);
    }

    /** With MyBatis-Plus' tenant interceptor, as its guide shows it: each statement is parsed, and gets the tenant written into its text. */
    public static MyBatisWork rewriting(DataSource dataSource) {
        return new MyBatisWork(dataSource, true);
    }

    /** With nothing of the kind. */
    public static MyBatisWork over(DataSource dataSource) {
        return new MyBatisWork(dataSource, false);
    }

    @Override
    public int point(UUID tenant, UUID task, boolean transaction) {
        return run(transaction, tasks -> tasks.point(task).size());
    }

    @Override
    public int list(UUID tenant, boolean transaction) {
        return run(transaction, tasks -> tasks.list().size());
    }

    @Override
    public int insert(UUID tenant, UUID fresh, boolean transaction) {
        return run(transaction, tasks -> tasks.insert(fresh));
    }

    @Override
    public int join(UUID tenant, UUID imported, boolean transaction) {
        return run(transaction, tasks -> tasks.join(imported).size());
    }

    private int run(boolean transaction, ToIntFunction<Tasks> operation) {
        try (SqlSession session = sessions.openSession(!transaction)) {
            int rows = operation.applyAsInt(session.getMapper(Tasks.class));
            if (transaction) {
                session.commit(true); // it would leave out the commit of a transaction that only read
            }
            return rows;
        }
    }

    @Override
    public String tool() {
        return "MyBatis-Plus " + MybatisPlusVersion.getVersion();
    }

    private static final class BoundTenant implements TenantLineHandler {
        @Override
        public Expression getTenantId() {
            return new StringValue(TenantContext.require("Rewriting a statement").id().toString());
        }
    }
}
