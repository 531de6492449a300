package io.leasehold.testkit.statements;

import java.util.ArrayList;
import java.util.List;

import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Commit;
import net.sf.jsqlparser.statement.ExplainStatement;
import net.sf.jsqlparser.statement.RollbackStatement;
import net.sf.jsqlparser.statement.SavepointStatement;
import net.sf.jsqlparser.statement.SetStatement;
import net.sf.jsqlparser.statement.ShowStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.analyze.Analyze;
import net.sf.jsqlparser.statement.comment.Comment;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.view.CreateView;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.drop.Drop;
import net.sf.jsqlparser.statement.grant.Grant;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.lock.LockStatement;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.Update;

/** Finds what a statement does to tables of tenants without saying to whose rows. What it does not understand, it reports. */
final class Analysis {
    private final TenantTables tables;

    Analysis(TenantTables tables) {
        this.tables = tables;
    }

    List<Problem> of(SqlText text) {
        if (text.hidesNames()) {
            return List.of(Problem.unreadable("a name in Unicode escapes"));
        }
        if (!tables.areAmong(text.names())) {
            return List.of();
        }
        Walk walk = new Walk(tables);
        List<Problem> unreadable = new ArrayList<>();
        try {
            for (Statement statement : CCJSqlParserUtil.parseStatements(text.code())) {
                walk(statement, walk);
            }
            text.references().forEach((name, times) -> {
                if (tables.areAmong(List.of(name)) && times > walk.visited().getOrDefault(name, 0)) {
                    unreadable.add(Problem.unreadable(name + " stands somewhere unexpected"));
                }
            });
        } catch (JSQLParserException e) {
            unreadable.add(Problem.unreadable("JSqlParser gives up"));
        } catch (UnreadableException e) {
            unreadable.add(Problem.unreadable(e.getMessage()));
        } catch (RuntimeException e) {
            unreadable.add(Problem.unreadable(e.getClass().getSimpleName()));
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "Reading statements for the linter failed, since JSqlParser on the class path is not "
                            + "the one that the test kit is made for. Have com.github.jsqlparser:jsqlparser 5.4 among the tests.",
                    e);
        }
        // What was found before the rest turned out unreadable is still true.
        unreadable.addAll(0, walk.problems());
        return unreadable;
    }

    private void walk(Statement statement, Walk walk) {
        Scope scope = new Scope(null);
        switch (statement) {
            case Select select -> walk.query(select, scope);
            case Insert insert -> new Changes(walk).walk(insert, scope);
            case Update update -> new Changes(walk).walk(update, scope);
            case Delete delete -> new Changes(walk).walk(delete, scope);
            case Merge merge -> new Merges(walk).walk(merge, scope);
            case ExplainStatement explain when explain.getStatement() != null -> walk(explain.getStatement(), walk);
            case Truncate truncate -> takesAll(truncate, walk);
            case LockStatement lock -> take(walk, lock.getTable(), "LOCK");
            case CreateTable create when create.getSelect() != null -> walk.query(create.getSelect(), scope);
            case CreateTable _,CreateView _,CreateIndex _,Alter _,Drop _,Comment _,Grant _,Analyze _ -> defines(
                    walk);
            case SetStatement _,ShowStatement _,SavepointStatement _,RollbackStatement _,Commit _ -> {
            }
            default -> throw new UnreadableException(statement.getClass().getSimpleName());
        }
    }

    private static void takesAll(Truncate truncate, Walk walk) {
        truncate.getTables().forEach(table -> take(walk, table, "TRUNCATE"));
    }

    private static void take(Walk walk, Table table, String verb) {
        Relation relation = walk.relation(table, new Scope(null));
        if (relation.isOfTenants()) {
            walk.report(Problem.takesAll(relation.name(), verb));
        }
    }

    /** What a table looks like is for the inspection of the database. */
    private void defines(Walk walk) {
        tables.known().keySet().forEach(name -> walk.visited().merge(name.table(), 1_000, Integer::sum));
    }
}
