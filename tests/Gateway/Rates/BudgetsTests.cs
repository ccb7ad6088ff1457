using System.Net;
using Nexus.Gateway.Rates;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Tests.Rates;

public sealed class BudgetsTests
{
    private static readonly BudgetKey Ada = BudgetKey.Of(new UserId(1)), Bob = BudgetKey.Of(new UserId(2));
    private readonly ShiftedTime _time = new();

    [Fact]
    public void Budget_is_taken_from_until_it_is_too_little_and_a_refusal_takes_nothing()
    {
        var budgets = new Budgets(10, TimeSpan.FromMinutes(1), _time);

        (bool, int)[] charges = [Take(budgets, Ada, 4), Take(budgets, Ada, 6), Take(budgets, Ada, 1), Take(budgets, Bob, 10), Take(budgets, Bob, 11)];

        Assert.Equal([(true, 6), (true, 0), (false, 0), (true, 0), (false, 0)], charges);
    }

    [Fact]
    public void Budget_is_full_again_when_the_window_of_the_first_request_is_over()
    {
        var budgets = new Budgets(10, TimeSpan.FromMinutes(1), _time);
        var first = budgets.Take(Ada, 10);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(first with { Granted = false, Cost = 1 }, budgets.Take(Ada, 1));

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((true, 9), Take(budgets, Ada, 1));
    }

    [Fact]
    public async Task Many_at_once_take_no_more_than_there_is()
    {
        var budgets = new Budgets(1_000, TimeSpan.FromHours(1), _time);

        var granted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 1_000).Count(_ => budgets.Take(Ada, 1).Granted))));

        Assert.Equal(1_000, granted.Sum());
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("0.0.0.1", "::1", false)]
    public void Address_of_one_customer_is_one_budget(string one, string other, bool same) =>
        Assert.Equal(same, BudgetKey.Of(IPAddress.Parse(one)) == BudgetKey.Of(IPAddress.Parse(other)));

    private static (bool Granted, int Remaining) Take(Budgets budgets, BudgetKey key, int cost) =>
        budgets.Take(key, cost) is var charge ? (charge.Granted, charge.Remaining) : default;
}
